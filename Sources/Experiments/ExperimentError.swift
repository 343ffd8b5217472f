import Failures

/// What an experiment can fail with.
public typealias ExperimentError = Failure<ExperimentErrorCode>

public enum ExperimentErrorCode: String, FailureCode {
  case invalidCases, invalidSettings, otherResults, damagedResults
}
