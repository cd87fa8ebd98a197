"""Reading and writing of files for every package: atomic writes, compressed files, tables and XML from untrusted sources."""
