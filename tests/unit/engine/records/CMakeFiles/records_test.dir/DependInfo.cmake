
# Consider dependencies only in project.
set(CMAKE_DEPENDS_IN_PROJECT_ONLY OFF)

# The set of languages for which implicit dependencies are needed:
set(CMAKE_DEPENDS_LANGUAGES
  )

# The set of dependency files which are needed:
set(CMAKE_DEPENDS_DEPENDENCY_FILES
  "/tmp/cairn-rec/tests/unit/engine/records/clr_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/clr_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/clr_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/digest_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/digest_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/digest_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/docs_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/docs_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/docs_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/documents_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/documents_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/documents_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/facts_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/facts_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/facts_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/hostile_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/hostile_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/hostile_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/json_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/json_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/json_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/merge_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/merge_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/merge_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/native_errors_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/native_errors_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/native_errors_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/native_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/native_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/native_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/open_badges_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/open_badges_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/open_badges_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/profile_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/profile_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/profile_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/published_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/published_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/published_test.cpp.o.d"
  "/tmp/cairn-rec/tests/unit/engine/records/status_test.cpp" "tests/unit/engine/records/CMakeFiles/records_test.dir/status_test.cpp.o" "gcc" "tests/unit/engine/records/CMakeFiles/records_test.dir/status_test.cpp.o.d"
  )

# Targets to which this target links.
set(CMAKE_TARGET_LINKED_INFO_FILES
  )

# Fortran module output directory.
set(CMAKE_Fortran_TARGET_MODULE_DIR "")
