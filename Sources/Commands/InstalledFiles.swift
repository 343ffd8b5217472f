import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What C libraries look for outside of the program, where an archive or a wheel brings its own of it.
enum InstalledFiles {
  /// Has the libraries look there, unless the environment says otherwise; to be called before there are other threads.
  ///
  /// Such a program runs where no font is installed, and beside other versions of its libraries: the system's plugins of libheif
  /// are made for the system's libheif.
  static func use() {
    let program = ExecutablePath.current
    guard let bin = program.lastIndex(of: "/"), let prefix = program[..<bin].lastIndex(of: "/") else { return }
    let root = program[..<prefix]
    for (variable, path) in [
      ("FONTCONFIG_FILE", "\(root)/share/metacam/fonts/fonts.conf"),
      ("LIBHEIF_PLUGIN_PATH", "\(root)/lib/metacam/libheif"),
    ] where access(path, R_OK) == 0 {
      setenv(variable, path, 0)
    }
  }
}
