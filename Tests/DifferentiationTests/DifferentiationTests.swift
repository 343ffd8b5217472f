import Differentiation
import Testing
