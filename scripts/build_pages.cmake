# Builds the pages with npm and Vite into pages_folder, and touches pages_stamp when that is done.
# All presets share the folder: the pages are the same in each.

set(pages_folder "${PROJECT_SOURCE_DIR}/build/clients")
set(pages_stamp "${PROJECT_BINARY_DIR}/pages.stamp")

set(clients "${PROJECT_SOURCE_DIR}/clients")
if(NOT EXISTS "${clients}/node_modules")
    message(FATAL_ERROR "clients/node_modules is missing: run `npm ci` in clients/, or scripts/serve.")
endif()
find_program(NODE node REQUIRED)
find_program(NPM npm REQUIRED)

# Folder by folder, to keep node_modules out of a search that every build makes.
file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true "${clients}/*")
list(FILTER folders EXCLUDE REGEX "/node_modules$")
set(page_sources "")
foreach(folder IN LISTS folders)
    if(IS_DIRECTORY "${folder}")
        file(GLOB_RECURSE found CONFIGURE_DEPENDS "${folder}/*")
        list(APPEND page_sources ${found})
    else()
        list(APPEND page_sources "${folder}")
    endif()
endforeach()
list(FILTER page_sources EXCLUDE REGEX "(/kit/wire\\.ts|\\.test\\.tsx?|\\.md)$")
file(GLOB schemas CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/protocols/schemas/*.schema.json")

add_custom_command(
    OUTPUT "${pages_stamp}"
    COMMAND "${NPM}" run --silent build
    COMMAND "${CMAKE_COMMAND}" -E touch "${pages_stamp}"
    DEPENDS ${page_sources} ${schemas}
    WORKING_DIRECTORY "${clients}"
    COMMENT "Building the pages"
    VERBATIM)
