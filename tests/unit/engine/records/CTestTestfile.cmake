# CMake generated Testfile for 
# Source directory: /tmp/cairn-rec/tests/unit/engine/records
# Build directory: /tmp/cairn-rec/tests/unit/engine/records
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[records_test]=] "/tmp/cairn-rec/bin/records_test")
set_tests_properties([=[records_test]=] PROPERTIES  _BACKTRACE_TRIPLES "/work/main/cmake/CairnTargets.cmake;48;add_test;/tmp/cairn-rec/tests/unit/engine/records/CMakeLists.txt;3;cairn_test;/tmp/cairn-rec/tests/unit/engine/records/CMakeLists.txt;0;")
