# build/native/faultline: the command line and the desktop window in one program.
find_package(glfw3 3.3 REQUIRED)
find_package(OpenGL REQUIRED)

add_library(imgui_desktop STATIC
    ${FAULTLINE_IMGUI_DIR}/backends/imgui_impl_glfw.cpp
    ${FAULTLINE_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp)
target_compile_options(imgui_desktop PRIVATE -w)
target_link_libraries(imgui_desktop PUBLIC imgui glfw OpenGL::GL ${CMAKE_DL_LIBS})

add_executable(faultline
    main.cpp
    platform/desktop_fonts.cpp
    platform/desktop_input.cpp
    platform/desktop_lessons.cpp
    platform/desktop_options.cpp
    platform/desktop_picture.cpp
    platform/desktop_settings.cpp
    platform/desktop_window.cpp
    platform/fonts.cpp
    platform/pacer.cpp)
target_include_directories(faultline PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(faultline PRIVATE FAULTLINE_LESSONS_DIR="${CMAKE_SOURCE_DIR}/lessons")
if(TARGET faultline_shell AND TARGET faultline_lesson)
    add_subdirectory(cli)
endif()
target_link_libraries(faultline PRIVATE
    faultline_panels $<TARGET_NAME_IF_EXISTS:faultline_cli> imgui_desktop faultline_flags)
set_target_properties(faultline PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
