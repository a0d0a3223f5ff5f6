"""Tests of handing out models by contract."""
