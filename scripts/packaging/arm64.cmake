# Builds for arm64 on Debian, with g++-aarch64-linux-gnu; libraries come from scripts/packaging/arm64.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)

get_filename_component(project_folder "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(libraries "${project_folder}/build/packaging/arm64")

set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_ASM_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)

# What differs between Debian's architectures lies in a folder of its own, as OpenSSL's configuration does.
add_compile_options("SHELL:-isystem ${libraries}/usr/include/aarch64-linux-gnu")

# Debian's own C library, before the one of the cross compiler.
set(c_library "${libraries}-c/usr/lib/aarch64-linux-gnu")
add_link_options("-B${c_library}" "-L${c_library}")
set(CMAKE_EXE_LINKER_FLAGS_INIT -static)  # also of what CMake tries out: it has no shared files

set(CMAKE_FIND_ROOT_PATH "${libraries}" /usr/aarch64-linux-gnu)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

set(ENV{PKG_CONFIG_LIBDIR} "${libraries}/usr/lib/aarch64-linux-gnu/pkgconfig:${libraries}/usr/share/pkgconfig")
set(ENV{PKG_CONFIG_SYSROOT_DIR} "${libraries}")
