"""Papers: blocks in the layout of the state's papers, as DOCX and as PDF; texts from templates; a ledger of issues."""
