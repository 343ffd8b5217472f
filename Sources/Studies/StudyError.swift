import Failures

/// What a study can fail with.
public typealias StudyError = Failure<StudyErrorCode>

public enum StudyErrorCode: String, FailureCode {
  case invalidCases, invalidSettings, invalidPlan, invalidPart, otherResults, damagedResults, contradictingResults
}
