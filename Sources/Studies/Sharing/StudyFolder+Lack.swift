import Failures

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension StudyFolder {
  /// Why no study is found here: there is none, or nobody lets us see whether there is.
  var lack: StudyError {
    var status = stat()
    guard stat(plan, &status) != 0, errno != ENOENT, errno != ENOTDIR else {
      return StudyError(.noStudy, "the folder holds no study; plan one first", context: ["folder": path])
    }
    let reason = errno
    let hint = [EACCES, EPERM].contains(reason) ? "; check who may" : ""
    return StudyError(
      .noStudy, "the folder cannot be looked into: \(String(cString: strerror(reason)))\(hint)",
      context: ["folder": path])
  }
}
