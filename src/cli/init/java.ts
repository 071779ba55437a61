import { Commands, IMAGE, PUBLIC_KEY, Project, SYNTH, Template, cdk8sYaml, readme, workflow } from './project';

const commands: Commands = { install: ['mvn dependency:resolve'], synth: SYNTH, test: 'mvn test' };

// cdk8s-cli keeps for itself what an app says on standard output, and there Maven says what is wrong
const RUN = 'mvn --quiet --batch-mode compile exec:java 1>&2';

const MAIN_PATH = 'src/main/java/com/example';
const TEST_PATH = 'src/test/java/com/example';

export const java: Template = {
  title: 'Java',
  commands,
  files: project => ({
    '.github/workflows/ci.yml': workflow({ ...commands, test: 'mvn --batch-mode test' },
      "- uses: actions/setup-java@v5\n  with:\n    distribution: temurin\n    java-version: '17'\n- run: mvn --batch-mode dependency:resolve"),
    '.gitignore': 'dist/\ntarget/\n',
    'README.md': readme(project, commands, 'a JDK 17 or newer, Maven 3.8 or newer and', {
      [`${MAIN_PATH}/Main.java`]: 'the app',
      [`${MAIN_PATH}/Platform.java`]: 'a chart that switches DVP on',
      [`${MAIN_PATH}/Shop.java`]: 'a chart with a machine',
      [`${TEST_PATH}/ShopTest.java`]: 'a test of the machine',
    }),
    'cdk8s.yaml': cdk8sYaml(project, 'java', RUN, 'pom.xml'),
    'pom.xml': pom(project),
    [`${MAIN_PATH}/Main.java`]: MAIN,
    [`${MAIN_PATH}/Platform.java`]: PLATFORM,
    [`${MAIN_PATH}/Shop.java`]: SHOP,
    [`${TEST_PATH}/ShopTest.java`]: TEST,
  }),
};

function pom({ name, versions }: Project): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>${name}</artifactId>
  <version>0.0.0</version>

  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <exec.mainClass>com.example.Main</exec.mainClass>
  </properties>

  <dependencies>
    <!-- brings cdk8s, cdk8s-plus-28 and constructs in the versions that it was built with -->
    <dependency>
      <groupId>io.github.cdk8s-dvp</groupId>
      <artifactId>cdk8s-dvp</artifactId>
      <version>${versions.own}</version>
    </dependency>
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter</artifactId>
      <version>5.13.4</version>
      <scope>test</scope>
    </dependency>
  </dependencies>

  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.0</version>
      </plugin>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>3.5.4</version>
      </plugin>
      <plugin>
        <groupId>org.codehaus.mojo</groupId>
        <artifactId>exec-maven-plugin</artifactId>
        <version>3.6.1</version>
      </plugin>
    </plugins>
  </build>
</project>
`;
}

const MAIN = `package com.example;

import org.cdk8s.App;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        new Platform(app, "platform");
        new Shop(app, "shop");
        app.synth();
    }
}
`;

const PLATFORM = `package com.example;

import io.github.cdk8sdvp.Dvcr;
import io.github.cdk8sdvp.VirtualizationModule;
import java.util.List;
import org.cdk8s.Chart;
import org.cdk8s.Size;
import software.constructs.Construct;

/** For the platform team: switches DVP on. */
public class Platform extends Chart {
    public Platform(final Construct scope, final String id) {
        super(scope, id);

        VirtualizationModule.Builder.create(this, "virtualization")
            .dvcr(Dvcr.onVolume(Size.gibibytes(50)))
            .virtualMachineCidrs(List.of("10.66.10.0/24"))
            .build();
    }
}
`;

const SHOP = `package com.example;

import io.github.cdk8sdvp.CloudInit;
import io.github.cdk8sdvp.CloudInitUserOptions;
import io.github.cdk8sdvp.CoreFraction;
import io.github.cdk8sdvp.Cpu;
import io.github.cdk8sdvp.DiskSource;
import io.github.cdk8sdvp.ExposeServiceOptions;
import io.github.cdk8sdvp.ImageSource;
import io.github.cdk8sdvp.Port;
import io.github.cdk8sdvp.Provisioning;
import io.github.cdk8sdvp.VirtualDisk;
import io.github.cdk8sdvp.VirtualImage;
import io.github.cdk8sdvp.VirtualMachine;
import io.github.cdk8sdvp.VirtualMachineClass;
import java.util.List;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;
import software.constructs.Construct;

/** For the team of the shop: a machine with nginx. */
public class Shop extends Chart {
    public Shop(final Construct scope, final String id) {
        super(scope, id, ChartProps.builder().namespace("shop").build());

        final VirtualImage ubuntu = VirtualImage.Builder.create(this, "ubuntu")
            // pinned: the directory of a release never changes. Its file SHA256SUMS has what \`checksum\` may ask for
            .source(ImageSource.http("${IMAGE}"))
            .build();

        final VirtualDisk root = VirtualDisk.Builder.create(this, "web-root")
            .source(DiskSource.image(ubuntu))
            .size(Size.gibibytes(20))
            .build();

        final CloudInit init = new CloudInit();
        init.addUser("ops", CloudInitUserOptions.builder()
            .sudo(true)
            // the public half of a key pair that nobody has: put yours here
            .sshKeys(List.of("${PUBLIC_KEY}"))
            .build());
        init.addPackages("nginx");
        init.enableService("nginx");

        final VirtualMachine web = VirtualMachine.Builder.create(this, "web")
            .vmClass(VirtualMachineClass.GENERIC)
            .cpu(Cpu.cores(2, CoreFraction.percent(20)))
            .memory(Size.gibibytes(4))
            .disks(List.of(root))
            .provisioning(Provisioning.cloudInit(init))
            .build();
        web.exposeService("http", ExposeServiceOptions.builder()
            .ports(List.of(Port.tcp(80)))
            .build());
    }
}
`;

const TEST = `package com.example;

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
`;
