# embed_assets(TARGET NAME FOLDER [STAMP]) carries every file under FOLDER inside TARGET, which gets
# the function NAME() of server/assets/embedded.hpp. A new, changed or removed file makes it anew: seen
# by STAMP, which is written after the folder was made, or by the files themselves where there is none.
#
# The bytes go through the assembler (.incbin), which takes no time; a C++ array of them would.
# This file is also the script that the build runs: cmake -DNAME= -DFOLDER= -DOUT= -P embed_assets.cmake

function(embed_assets target name folder)
    if(ARGC GREATER 3)
        set(inputs "${ARGV3}")
    else()
        file(GLOB_RECURSE inputs CONFIGURE_DEPENDS "${folder}/*")
    endif()
    string(SHA256 names "${inputs}")  # in the command, so that a removed file is noticed
    set(out "${PROJECT_BINARY_DIR}/embedded/${name}")
    add_custom_command(
        OUTPUT "${out}.S" "${out}.cpp"
        COMMAND "${CMAKE_COMMAND}" "-DNAME=${name}" "-DFOLDER=${folder}" "-DOUT=${out}"
                "-DNAMES=${names}" -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
        DEPENDS ${inputs} "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
        COMMENT "Embedding ${name}"
        VERBATIM)
    target_sources(${target} PRIVATE "${out}.S" "${out}.cpp")
endfunction()

function(write_embedded)
    file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE "${FOLDER}" "${FOLDER}/*")
    list(FILTER files EXCLUDE REGEX "(^|/)README\\.md$")
    list(SORT files)
    set(labels "")
    set(rows "")
    set(bytes "#ifdef __ELF__\n    .section .rodata\n#else\n    .section .rdata, \"dr\"\n#endif\n")
    set(number 0)
    foreach(file IN LISTS files)
        set(label "${NAME}_${number}")
        file(SHA256 "${FOLDER}/${file}" hash)
        string(SUBSTRING "${hash}" 0 16 tag)
        string(APPEND bytes "    .globl ${label}, ${label}_end\n"
                            "${label}:\n    .incbin \"${FOLDER}/${file}\"\n${label}_end:\n    .byte 0\n")
        string(APPEND labels "extern \"C\" const char ${label}[];\nextern \"C\" const char ${label}_end[];\n")
        string(APPEND rows "        {\"${file}\", \"${tag}\", {${label}, ${label}_end}},\n")
        math(EXPR number "${number} + 1")
    endforeach()
    string(APPEND bytes "#ifdef __ELF__\n    .section .note.GNU-stack, \"\", %progbits\n#endif\n")
    if(rows)
        set(body "    static const Asset assets[] = {\n${rows}    };\n    return assets;\n")
    else()
        set(body "    return {};\n")
    endif()
    file(WRITE "${OUT}.S" "${bytes}")
    file(WRITE "${OUT}.cpp"
        "#include \"server/assets/embedded.hpp\"\n\n${labels}\n"
        "namespace outward::server {\n\nstd::span<const Asset> ${NAME}() {\n${body}}\n\n}\n")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
    write_embedded()
endif()
