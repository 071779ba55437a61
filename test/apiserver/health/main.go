// Judges live objects as Argo CD, Flux and kubedog do.
//
// Standard input has a line of JSON for each question, and standard output a line of JSON with each answer.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/fluxcd/pkg/apis/kustomize"
	"github.com/fluxcd/pkg/runtime/cel"
	"github.com/werf/kubedog/pkg/tracker/generic"
	lua "github.com/yuin/gopher-lua"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/yaml"
)

type question struct {
	// a script for Argo CD
	Lua string `json:"lua"`
	// expressions for Flux
	Cel *kustomize.HealthCheckExpressions `json:"cel"`
	// the file of all rules for kubedog
	Rules string `json:"rules"`
	// a live object; without one, the rules are only read
	Object json.RawMessage `json:"object"`
}

type answer struct {
	Status  string `json:"status,omitempty"`
	Message string `json:"message,omitempty"`
	Error   string `json:"error,omitempty"`
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	questions := json.NewDecoder(bufio.NewReader(in))
	answers := json.NewEncoder(out)
	for {
		var asked question
		if err := questions.Decode(&asked); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		given, err := judge(asked)
		if err != nil {
			given = answer{Error: err.Error()}
		}
		if err := answers.Encode(given); err != nil {
			return err
		}
	}
}

func judge(asked question) (answer, error) {
	if asked.Rules != "" {
		return answer{}, readRules(asked.Rules)
	}
	object := &unstructured.Unstructured{}
	if err := object.UnmarshalJSON(asked.Object); err != nil {
		return answer{}, err
	}
	switch {
	case asked.Lua != "":
		return argoCd(asked.Lua, object)
	case asked.Cel != nil:
		return flux(asked.Cel, object)
	default:
		return kubedog(object)
	}
}

// The state of Lua that Argo CD makes for a script: the libraries package, base and table.
func argoCd(script string, object *unstructured.Unstructured) (answer, error) {
	state := lua.NewState(lua.Options{SkipOpenLibs: true})
	defer state.Close()
	for name, open := range map[string]lua.LGFunction{lua.LoadLibName: lua.OpenPackage, lua.BaseLibName: lua.OpenBase, lua.TabLibName: lua.OpenTable} {
		if err := state.CallByParam(lua.P{Fn: state.NewFunction(open), NRet: 0, Protect: true}, lua.LString(name)); err != nil {
			return answer{}, err
		}
	}
	state.SetGlobal("obj", valueOf(state, object.Object))
	if err := state.DoString(script); err != nil {
		return answer{}, err
	}
	result, ok := state.Get(-1).(*lua.LTable)
	if !ok {
		return answer{}, fmt.Errorf("the script returns %s", state.Get(-1).Type())
	}
	return answer{Status: state.GetField(result, "status").String(), Message: state.GetField(result, "message").String()}, nil
}

func valueOf(state *lua.LState, value any) lua.LValue {
	switch given := value.(type) {
	case bool:
		return lua.LBool(given)
	case string:
		return lua.LString(given)
	case int64:
		return lua.LNumber(given)
	case float64:
		return lua.LNumber(given)
	case []any:
		list := state.CreateTable(len(given), 0)
		for _, item := range given {
			list.Append(valueOf(state, item))
		}
		return list
	case map[string]any:
		table := state.CreateTable(0, len(given))
		for key, item := range given {
			table.RawSetString(key, valueOf(state, item))
		}
		return table
	default:
		return lua.LNil
	}
}

func flux(expressions *kustomize.HealthCheckExpressions, object *unstructured.Unstructured) (answer, error) {
	evaluator, err := cel.NewStatusEvaluator(expressions)
	if err != nil {
		return answer{}, err
	}
	result, err := evaluator.Evaluate(context.Background(), object)
	if err != nil {
		return answer{}, err
	}
	return answer{Status: result.Status.String()}, nil
}

// A field that kubedog does not have is an error.
func readRules(file string) error {
	text, err := yaml.ToJSON([]byte(file))
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var read generic.ContribResourceStatusRules
	if err := decoder.Decode(&read); err != nil {
		return err
	}
	var rules []*generic.ResourceStatusJSONPathCondition
	for _, rule := range read.Rules {
		rules = append(rules, &generic.ResourceStatusJSONPathCondition{
			GroupKind:     &schema.GroupKind{Group: *rule.ResourceGroup, Kind: *rule.ResourceKind},
			JSONPath:      rule.JSONPath,
			HumanPath:     rule.HumanJSONPath,
			ReadyValues:   rule.Conditions.Ready,
			PendingValues: rule.Conditions.Progressing,
			FailedValues:  rule.Conditions.Failed,
		})
	}
	generic.ResourceStatusJSONPathConditions = append(rules, generic.ResourceStatusJSONPathConditions...)
	return nil
}

func kubedog(object *unstructured.Unstructured) (answer, error) {
	status, err := generic.NewResourceStatus(object)
	if err != nil {
		return answer{}, err
	}
	switch {
	case status.IsFailed():
		return answer{Status: "failed"}, nil
	case status.IsReady():
		return answer{Status: "ready"}, nil
	default:
		return answer{Status: "progressing"}, nil
	}
}
