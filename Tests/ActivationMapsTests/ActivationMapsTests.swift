import ActivationMaps
import Testing
