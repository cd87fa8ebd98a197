"""Reading and writing of files, once for everybody: atomic writes, packed files, tables and XML from strangers."""
