# Empty compiler generated dependencies file for records_test.
# This may be replaced when dependencies are built.
