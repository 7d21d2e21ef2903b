// Comes first in everything that is compiled for Windows (CMakeLists.txt): after it, windows.h,
// which Asio brings along, no longer takes plain words away; and time.h has what POSIX has.
#pragma once

#define _POSIX_THREAD_SAFE_FUNCTIONS  // gmtime_r, localtime_r

#include <winsock2.h>

#include <windows.h>

#include <time.h>

#undef near
#undef far
#undef NEAR
#undef FAR
#define NEAR
#define FAR
