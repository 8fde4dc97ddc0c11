using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hengjian.Data.ClickHouse.Tests;

/// <summary>A server that says yes to “SELECT 1” and breaks off every other answer in the middle.</summary>
internal sealed class HalfAnswer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public HalfAnswer()
    {
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                var text = "";
                while (!text.Contains("SELECT", StringComparison.Ordinal) && !text.Contains("CREATE", StringComparison.Ordinal))
                    text += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
                var whole = text.EndsWith("SELECT 1", StringComparison.Ordinal) || text.Contains("CREATE", StringComparison.Ordinal);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(
                    $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {(whole ? 2 : 100)}\r\n\r\n1\n"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
