import cdk8s

from charts import Shop


def test_the_machine_of_the_shop_boots_from_its_own_disk() -> None:
    # raises where DVP would refuse an object
    objects = cdk8s.Testing.synth(Shop(cdk8s.Testing.app(), "shop"))

    [machine] = [each for each in objects if each["kind"] == "VirtualMachine"]
    assert machine["metadata"]["name"] == "web"
    assert machine["metadata"]["namespace"] == "shop"
    assert machine["spec"]["cpu"] == {"cores": 2, "coreFraction": "20%"}
    assert machine["spec"]["memory"] == {"size": "4Gi"}
    assert machine["spec"]["blockDeviceRefs"] == [{"kind": "VirtualDisk", "name": "web-root"}]
