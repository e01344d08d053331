// A key that nobody else has: each act has its own, sent again it keeps it. (randomUUID is not there on plain HTTP.)
export const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, "0")).join("");
