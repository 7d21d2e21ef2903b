# Builds for Windows on Debian, with g++-mingw-w64-x86-64-posix; libraries come from scripts/packaging/windows.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

get_filename_component(project_folder "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(libraries "${project_folder}/build/packaging/windows/libraries")
set(headers "${project_folder}/build/packaging/windows/headers/usr")

set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_ASM_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)

# Windows 10 and newer; without its macros min and max, and without what is rarely wanted.
add_compile_definitions(_WIN32_WINNT=0x0A00 NOMINMAX WIN32_LEAN_AND_MEAN)

set(CMAKE_FIND_ROOT_PATH "${libraries}" "${headers}" /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_PREFIX_PATH "/")  # each root is a prefix itself

set(Boost_DIR "${headers}/lib/x86_64-linux-gnu/cmake/Boost-1.81.0")
set(boost_headers_DIR "${headers}/lib/x86_64-linux-gnu/cmake/boost_headers-1.81.0")
set(ENV{PKG_CONFIG_LIBDIR} "${libraries}/lib/pkgconfig")
