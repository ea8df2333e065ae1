"""The record as tables: what the files at /data hold, and the codebook that explains them.

Each table and each column is declared once, here, with its meaning and the words it may have. The
CSV files, the workbook, the SQLite file, the data package and the codebook are all made from that.
"""
