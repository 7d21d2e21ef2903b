# Gives outward.exe what Windows shows of it: icon, version, and how it wants to be run (outward.manifest).
enable_language(RC)
set(icon "${PROJECT_BINARY_DIR}/resource/outward.ico")
set(resource scripts/packaging/outward.rc)
add_custom_command(
    OUTPUT "${icon}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/resource"
    COMMAND "${NODE}" "${PROJECT_SOURCE_DIR}/scripts/packaging/icon.mjs"
            "${PROJECT_SOURCE_DIR}/clients/kit/icon.svg" "${icon}"
    DEPENDS scripts/packaging/icon.mjs clients/kit/icon.svg
    COMMENT "Drawing the icon"
    VERBATIM)

string(REPLACE "." "," numbers "${PROJECT_VERSION}")
# In a header, not in the command: windres loses quotation marks there.
file(CONFIGURE OUTPUT resource/version.h @ONLY CONTENT [[
#define OUTWARD_NUMBERS @numbers@
#define OUTWARD_VERSION "@PROJECT_VERSION@"
#define OUTWARD_BUILD "@OUTWARD_BUILD@"
]])
target_sources(outward PRIVATE ${resource})
set_source_files_properties(${resource} PROPERTIES
    INCLUDE_DIRECTORIES "${PROJECT_BINARY_DIR}/resource;${PROJECT_SOURCE_DIR}/scripts/packaging"
    OBJECT_DEPENDS "${icon};${PROJECT_BINARY_DIR}/resource/version.h;${PROJECT_SOURCE_DIR}/scripts/packaging/outward.manifest")
