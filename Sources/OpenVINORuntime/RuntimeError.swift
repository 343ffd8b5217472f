internal import COpenVINO
import Failures
import Tensors

/// What the engine can fail with; the message ends with OpenVINO's own.
public typealias RuntimeError = Failure<RuntimeErrorCode>

/// The kinds of `RuntimeError`.
public enum RuntimeErrorCode: String, FailureCode {
  /// OpenVINO itself refused; its reason is in the message.
  case engine
  /// The network's inputs, outputs or integers, or a setting, are of a kind that this program or this machine does not have.
  case unsupported
  /// A tensor of another shape than the network asks for.
  case shapeMismatch
  /// No input or output has this name, or one that is needed was not given.
  case unknownName
  /// A network computed an index that is none of its axis.
  case indexOutOfRange
  /// A network computed an integer that the engine does not hold, or divided one by 0.
  case integerArithmetic
}

/// Turns a status into an error that says what was tried and OpenVINO's own reason.
func check(_ status: ov_status_e, _ failed: @autoclosure () -> String) throws(RuntimeError) {
  guard status != OK else { return }
  throw RuntimeError(.engine, failed() + ": " + reason(of: status))
}

/// The pointer that a successful call has filled in.
func unwrap(_ pointer: OpaquePointer?, _ failed: @autoclosure () -> String) throws(RuntimeError) -> OpaquePointer {
  guard let pointer else { throw RuntimeError(.engine, failed() + ": OpenVINO gave no object") }
  return pointer
}

/// OpenVINO keeps one message for the whole process and hands out copies, which are ours to free. It does not set one
/// for a wrong parameter: what is there then belongs to an earlier fault.
private func reason(of status: ov_status_e) -> String {
  let general = String(cString: ov_get_error_info(status))
  guard status != INVALID_C_PARAM, let message = ov_get_last_err_msg() else { return general }
  defer { ov_free(message) }
  let short = shortened(String(cString: message))
  return short.isEmpty ? general : short
}

/// One line without the places in OpenVINO's source where the fault passed by.
func shortened(_ message: String, limit: Int = 400) -> String {
  let noise = ["Exception from ", "Check '", "FrontEnd API failed with "]
  let lines = message.split(whereSeparator: \.isNewline)
    .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    .filter { line in !line.isEmpty && !noise.contains { line.hasPrefix($0) } }
  var short = lines.joined(separator: " ")
  if short.count > limit { short = short.prefix(limit) + "…" }
  while let last = short.last, last == "." { short.removeLast() }
  return short
}
