file(REMOVE_RECURSE
  "../../../../bin/records_test"
  "../../../../bin/records_test.pdb"
  "CMakeFiles/records_test.dir/clr_test.cpp.o"
  "CMakeFiles/records_test.dir/clr_test.cpp.o.d"
  "CMakeFiles/records_test.dir/digest_test.cpp.o"
  "CMakeFiles/records_test.dir/digest_test.cpp.o.d"
  "CMakeFiles/records_test.dir/docs_test.cpp.o"
  "CMakeFiles/records_test.dir/docs_test.cpp.o.d"
  "CMakeFiles/records_test.dir/documents_test.cpp.o"
  "CMakeFiles/records_test.dir/documents_test.cpp.o.d"
  "CMakeFiles/records_test.dir/facts_test.cpp.o"
  "CMakeFiles/records_test.dir/facts_test.cpp.o.d"
  "CMakeFiles/records_test.dir/hostile_test.cpp.o"
  "CMakeFiles/records_test.dir/hostile_test.cpp.o.d"
  "CMakeFiles/records_test.dir/json_test.cpp.o"
  "CMakeFiles/records_test.dir/json_test.cpp.o.d"
  "CMakeFiles/records_test.dir/merge_test.cpp.o"
  "CMakeFiles/records_test.dir/merge_test.cpp.o.d"
  "CMakeFiles/records_test.dir/native_errors_test.cpp.o"
  "CMakeFiles/records_test.dir/native_errors_test.cpp.o.d"
  "CMakeFiles/records_test.dir/native_test.cpp.o"
  "CMakeFiles/records_test.dir/native_test.cpp.o.d"
  "CMakeFiles/records_test.dir/open_badges_test.cpp.o"
  "CMakeFiles/records_test.dir/open_badges_test.cpp.o.d"
  "CMakeFiles/records_test.dir/profile_test.cpp.o"
  "CMakeFiles/records_test.dir/profile_test.cpp.o.d"
  "CMakeFiles/records_test.dir/published_test.cpp.o"
  "CMakeFiles/records_test.dir/published_test.cpp.o.d"
  "CMakeFiles/records_test.dir/status_test.cpp.o"
  "CMakeFiles/records_test.dir/status_test.cpp.o.d"
)

# Per-language clean rules from dependency scanning.
foreach(lang CXX)
  include(CMakeFiles/records_test.dir/cmake_clean_${lang}.cmake OPTIONAL)
endforeach()
