# Empty dependencies file for cairn_records.
# This may be replaced when dependencies are built.
