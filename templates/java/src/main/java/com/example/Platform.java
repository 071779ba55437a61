package com.example;

import io.github.cdk8sdvp.Dvcr;
import io.github.cdk8sdvp.VirtualizationModule;
import java.util.List;
import org.cdk8s.Chart;
import org.cdk8s.Size;
import software.constructs.Construct;

/** For the platform team: enables DVP. */
public class Platform extends Chart {
    public Platform(final Construct scope, final String id) {
        super(scope, id);

        VirtualizationModule.Builder.create(this, "virtualization")
            .dvcr(Dvcr.onVolume(Size.gibibytes(50)))
            .virtualMachineCidrs(List.of("10.66.10.0/24"))
            .build();
    }
}
