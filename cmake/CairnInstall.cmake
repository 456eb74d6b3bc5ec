# Installs the three libraries, their headers, the program, and what find_package(cairn) needs.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS cairn_lang cairn_engine cairn_stdlib EXPORT cairnTargets FILE_SET HEADERS)
install(EXPORT cairnTargets NAMESPACE cairn:: DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/cairn")
if(TARGET cairn)
  install(TARGETS cairn)
endif()

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/cairnConfig.cmake.in" "${PROJECT_BINARY_DIR}/cairnConfig.cmake"
  INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/cairn")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cairnConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/cairnConfig.cmake" "${PROJECT_BINARY_DIR}/cairnConfigVersion.cmake"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/cairn")
