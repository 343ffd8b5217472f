import ModelReaders
import Testing
