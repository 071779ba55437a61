// Package quiet hides the banner that jsii prints about Node.js 20 at every start. Node.js 20 works.
//
// jsii reads the environment while its packages are initialized. Go initializes packages in the order of their import paths,
// so this works as long as the path of this module comes before github.com/aws.
package quiet

import "os"

func init() {
	os.Setenv("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20")
}
