// Renders a chart by Helm, or matches paths by a pattern of Argo CD.
package main

import (
	"fmt"
	"os"

	"github.com/gobwas/glob"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/strvals"
)

func main() {
	if err := run(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(command, subject string, words []string) error {
	if command == "match" {
		return match(subject, words)
	}
	return render(subject, words)
}

// Argo CD compiles a pattern without separators
func match(pattern string, paths []string) error {
	compiled, err := glob.Compile(pattern)
	if err != nil {
		return err
	}
	for _, path := range paths {
		fmt.Println(compiled.Match(path))
	}
	return nil
}

func render(directory string, assignments []string) error {
	chart, err := loader.Load(directory)
	if err != nil {
		return err
	}
	own := map[string]interface{}{}
	for _, assignment := range assignments {
		if err := strvals.ParseInto(assignment, own); err != nil {
			return err
		}
	}
	values, err := chartutil.ToRenderValues(chart, own, chartutil.ReleaseOptions{Name: "release", Namespace: "namespace"}, nil)
	if err != nil {
		return err
	}
	rendered, err := engine.Render(chart, values)
	if err != nil {
		return err
	}
	for _, text := range rendered {
		fmt.Println(text)
	}
	return nil
}
