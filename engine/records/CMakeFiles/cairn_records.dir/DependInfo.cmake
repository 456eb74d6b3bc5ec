
# Consider dependencies only in project.
set(CMAKE_DEPENDS_IN_PROJECT_ONLY OFF)

# The set of languages for which implicit dependencies are needed:
set(CMAKE_DEPENDS_LANGUAGES
  )

# The set of dependency files which are needed:
set(CMAKE_DEPENDS_DEPENDENCY_FILES
  "/tmp/cairn-rec/engine/records/achievement_result.cpp" "engine/records/CMakeFiles/cairn_records.dir/achievement_result.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/achievement_result.cpp.o.d"
  "/tmp/cairn-rec/engine/records/clr.cpp" "engine/records/CMakeFiles/cairn_records.dir/clr.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/clr.cpp.o.d"
  "/tmp/cairn-rec/engine/records/content.cpp" "engine/records/CMakeFiles/cairn_records.dir/content.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/content.cpp.o.d"
  "/tmp/cairn-rec/engine/records/digest.cpp" "engine/records/CMakeFiles/cairn_records.dir/digest.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/digest.cpp.o.d"
  "/tmp/cairn-rec/engine/records/documents.cpp" "engine/records/CMakeFiles/cairn_records.dir/documents.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/documents.cpp.o.d"
  "/tmp/cairn-rec/engine/records/facts.cpp" "engine/records/CMakeFiles/cairn_records.dir/facts.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/facts.cpp.o.d"
  "/tmp/cairn-rec/engine/records/field_text.cpp" "engine/records/CMakeFiles/cairn_records.dir/field_text.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/field_text.cpp.o.d"
  "/tmp/cairn-rec/engine/records/findings.cpp" "engine/records/CMakeFiles/cairn_records.dir/findings.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/findings.cpp.o.d"
  "/tmp/cairn-rec/engine/records/formats.cpp" "engine/records/CMakeFiles/cairn_records.dir/formats.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/formats.cpp.o.d"
  "/tmp/cairn-rec/engine/records/json.cpp" "engine/records/CMakeFiles/cairn_records.dir/json.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/json.cpp.o.d"
  "/tmp/cairn-rec/engine/records/json_ld.cpp" "engine/records/CMakeFiles/cairn_records.dir/json_ld.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/json_ld.cpp.o.d"
  "/tmp/cairn-rec/engine/records/json_scan.cpp" "engine/records/CMakeFiles/cairn_records.dir/json_scan.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/json_scan.cpp.o.d"
  "/tmp/cairn-rec/engine/records/kinds.cpp" "engine/records/CMakeFiles/cairn_records.dir/kinds.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/kinds.cpp.o.d"
  "/tmp/cairn-rec/engine/records/members.cpp" "engine/records/CMakeFiles/cairn_records.dir/members.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/members.cpp.o.d"
  "/tmp/cairn-rec/engine/records/merge.cpp" "engine/records/CMakeFiles/cairn_records.dir/merge.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/merge.cpp.o.d"
  "/tmp/cairn-rec/engine/records/native.cpp" "engine/records/CMakeFiles/cairn_records.dir/native.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/native.cpp.o.d"
  "/tmp/cairn-rec/engine/records/native_credential.cpp" "engine/records/CMakeFiles/cairn_records.dir/native_credential.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/native_credential.cpp.o.d"
  "/tmp/cairn-rec/engine/records/native_facts.cpp" "engine/records/CMakeFiles/cairn_records.dir/native_facts.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/native_facts.cpp.o.d"
  "/tmp/cairn-rec/engine/records/open_badges.cpp" "engine/records/CMakeFiles/cairn_records.dir/open_badges.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/open_badges.cpp.o.d"
  "/tmp/cairn-rec/engine/records/parts.cpp" "engine/records/CMakeFiles/cairn_records.dir/parts.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/parts.cpp.o.d"
  "/tmp/cairn-rec/engine/records/profile.cpp" "engine/records/CMakeFiles/cairn_records.dir/profile.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/profile.cpp.o.d"
  "/tmp/cairn-rec/engine/records/shape.cpp" "engine/records/CMakeFiles/cairn_records.dir/shape.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/shape.cpp.o.d"
  "/tmp/cairn-rec/engine/records/status.cpp" "engine/records/CMakeFiles/cairn_records.dir/status.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/status.cpp.o.d"
  "/tmp/cairn-rec/engine/records/text.cpp" "engine/records/CMakeFiles/cairn_records.dir/text.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/text.cpp.o.d"
  "/tmp/cairn-rec/engine/records/values.cpp" "engine/records/CMakeFiles/cairn_records.dir/values.cpp.o" "gcc" "engine/records/CMakeFiles/cairn_records.dir/values.cpp.o.d"
  )

# Targets to which this target links.
set(CMAKE_TARGET_LINKED_INFO_FILES
  )

# Fortran module output directory.
set(CMAKE_Fortran_TARGET_MODULE_DIR "")
