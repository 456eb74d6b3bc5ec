# CMake generated Testfile for 
# Source directory: /tmp/cairn-rec/engine/records
# Build directory: /tmp/cairn-rec/engine/records
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
