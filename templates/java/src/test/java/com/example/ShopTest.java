package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.cdk8s.Testing;
import org.junit.jupiter.api.Test;

class ShopTest {
    @Test
    void theMachineBootsFromItsOwnDisk() {
        // throws where DVP would refuse an object
        final List<?> objects = Testing.synth(new Shop(Testing.app(), "shop"));

        final List<?> specs = objects.stream()
            .map(object -> (Map<?, ?>) object)
            .filter(object -> "VirtualMachine".equals(object.get("kind")))
            .map(object -> object.get("spec"))
            .toList();
        assertEquals(1, specs.size());

        final Map<?, ?> spec = (Map<?, ?>) specs.get(0);
        assertEquals(Map.of("cores", 2, "coreFraction", "20%"), spec.get("cpu"));
        assertEquals(Map.of("size", "4Gi"), spec.get("memory"));
        assertEquals(List.of(Map.of("kind", "VirtualDisk", "name", "web-root")), spec.get("blockDeviceRefs"));
    }
}
