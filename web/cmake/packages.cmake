# cmake --install, and packages by cpack: DEB and TGZ.
include(GNUInstallDirs)
set(id org.faultline.Faultline)
set(desktop ${CMAKE_CURRENT_SOURCE_DIR}/desktop)
install(TARGETS faultline)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/lessons DESTINATION ${CMAKE_INSTALL_DATADIR}/faultline)
# What `faultline pack` needs of the built page, where there is one.
install(FILES ${CMAKE_SOURCE_DIR}/build/web/site/single.html DESTINATION ${CMAKE_INSTALL_DATADIR}/faultline/site OPTIONAL)
install(FILES ${CMAKE_SOURCE_DIR}/build/web/site/lessons/course.json
    DESTINATION ${CMAKE_INSTALL_DATADIR}/faultline/site/lessons OPTIONAL)
install(FILES ${desktop}/${id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${desktop}/${id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/page/icon.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps RENAME ${id}.svg)
install(FILES ${desktop}/faultline.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${desktop}/faultline.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME faultline)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME faultline)
set(CPACK_PACKAGE_VENDOR "The faultline contributors")
set(CPACK_PACKAGE_CONTACT "The faultline contributors <faultline@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "See what Linux does with your memory, in a simulated machine")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core, fonts-wqy-microhei")
include(CPack)
