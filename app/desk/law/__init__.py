"""The law at the desk: codes and articles of any country, added and published without code."""
