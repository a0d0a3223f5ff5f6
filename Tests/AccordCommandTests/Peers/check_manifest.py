"""Holds a Kubernetes manifest against the schemas of the oldest version that it is for and of the newest that is known.

usage: check_manifest.py FILE
"""
import sys

import yaml
from kubernetes_validate import latest_version, validate


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        resources = list(yaml.safe_load_all(file))
    for resource in resources:
        for version in ["1.29", latest_version()]:
            validate(resource, version, strict=True)
    print(*(resource["metadata"]["name"] for resource in resources))


if __name__ == "__main__":
    main()
