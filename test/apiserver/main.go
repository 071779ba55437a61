// Runs etcd and the API server of Kubernetes in one process, on loopback, with a data directory of their own.
//
//	apiserver <directory>
//
// It writes <directory>/kubeconfig as soon as the server answers, and stops both on SIGINT, SIGTERM, or when its standard input ends.
package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: apiserver <directory>")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(directory string) error {
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	// who started this process may die without a word: its end of the pipe closes then
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()

	etcd, endpoint, err := startEtcd(filepath.Join(directory, "etcd"))
	if err != nil {
		return err
	}
	defer etcd.Close()

	server, err := prepare(directory)
	if err != nil {
		return err
	}
	failed := make(chan error, 1)
	go func() { failed <- server.serve(stop, endpoint) }()

	if err := server.wait(stop, failed); err != nil {
		return err
	}
	fmt.Println("ready")
	return <-failed
}

func startEtcd(directory string) (*embed.Etcd, string, error) {
	client, err := freeURL()
	if err != nil {
		return nil, "", err
	}
	peer, err := freeURL()
	if err != nil {
		return nil, "", err
	}
	config := embed.NewConfig()
	config.Dir = directory
	config.LogLevel = "error"
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{*client}, []url.URL{*client}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{*peer}, []url.URL{*peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	// what it holds is worth nothing after the run
	config.UnsafeNoFsync = true
	etcd, err := embed.StartEtcd(config)
	if err != nil {
		return nil, "", err
	}
	select {
	case <-etcd.Server.ReadyNotify():
		return etcd, client.String(), nil
	case <-time.After(time.Minute):
		etcd.Close()
		return nil, "", fmt.Errorf("etcd is not ready after a minute")
	}
}

func freeURL() (*url.URL, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	return url.Parse("http://127.0.0.1:" + strconv.Itoa(port))
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// An API server with its files.
type apiServer struct {
	directory, token string
	port             int
}

func prepare(directory string) (*apiServer, error) {
	secret := make([]byte, 16)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	server := &apiServer{directory: directory, token: hex.EncodeToString(secret), port: port}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	signing := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
	if err := os.WriteFile(server.file("service-account.key"), signing, 0o600); err != nil {
		return nil, err
	}
	users := server.token + ",admin,admin,system:masters\n"
	return server, os.WriteFile(server.file("tokens.csv"), []byte(users), 0o600)
}

func (s *apiServer) file(name string) string { return filepath.Join(s.directory, name) }

func (s *apiServer) url() string { return "https://127.0.0.1:" + strconv.Itoa(s.port) }

func (s *apiServer) serve(stop context.Context, etcd string) error {
	command := app.NewAPIServerCommand()
	command.SetArgs([]string{
		"--etcd-servers=" + etcd,
		"--bind-address=127.0.0.1",
		"--secure-port=" + strconv.Itoa(s.port),
		"--cert-dir=" + s.file("certificates"),
		"--token-auth-file=" + s.file("tokens.csv"),
		"--authorization-mode=RBAC",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + s.file("service-account.key"),
		"--service-account-signing-key-file=" + s.file("service-account.key"),
		"--service-cluster-ip-range=10.96.0.0/16",
		// no controller makes service accounts here, and no pod ever runs
		"--disable-admission-plugins=ServiceAccount",
		"--v=0",
	})
	return command.ExecuteContext(stop)
}

// Waits until the server answers, and then writes the kubeconfig.
func (s *apiServer) wait(stop context.Context, failed chan error) error {
	// its certificate is its own and only just made; nothing but this process is asked here
	client := http.Client{Timeout: time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); {
		select {
		case err := <-failed:
			return fmt.Errorf("the API server stopped before it was ready: %v", err)
		case <-stop.Done():
			return fmt.Errorf("stopped before the API server was ready")
		case <-time.After(100 * time.Millisecond):
		}
		request, err := http.NewRequestWithContext(stop, http.MethodGet, s.url()+"/readyz", nil)
		if err != nil {
			return err
		}
		request.Header.Set("Authorization", "Bearer "+s.token)
		response, err := client.Do(request)
		if err != nil {
			continue
		}
		response.Body.Close()
		if response.StatusCode == http.StatusOK {
			return os.WriteFile(s.file("kubeconfig"), []byte(s.kubeconfig()), 0o600)
		}
	}
	return fmt.Errorf("the API server is not ready after two minutes")
}

func (s *apiServer) kubeconfig() string {
	return fmt.Sprintf(`apiVersion: v1
kind: Config
clusters:
  - name: local
    cluster:
      server: %s
      certificate-authority: %s
users:
  - name: admin
    user:
      token: %s
contexts:
  - name: local
    context:
      cluster: local
      user: admin
current-context: local
`, s.url(), s.file(filepath.Join("certificates", "apiserver.crt")), s.token)
}
