import Failures

/// What a study can fail with.
public typealias StudyError = Failure<StudyErrorCode>

public enum StudyErrorCode: String, FailureCode {
  case invalidCases, invalidSettings, invalidPlan, otherResults, damagedResults, contradictingResults
  /// A folder without a study.
  case noStudy
  /// A file that holds no ensemble.
  case invalidEnsemble
  /// Somebody computes what would be changed.
  case isComputed
  /// Parts of a study are not done.
  case unfinished
  /// A picture of a case is not there, or cannot be read.
  case noPicture
  /// What SQLite says.
  case database
}
