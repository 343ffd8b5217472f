import Tensors

/// What the engine can fail with; the message ends with OpenVINO's own.
public typealias RuntimeError = Failure<RuntimeErrorCode>

public enum RuntimeErrorCode: String, FailureCode {
  case engine, shapeMismatch, unknownName
}
