"""Small tools that know no word of community security; every room stands on them."""
