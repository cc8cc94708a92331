#!/usr/bin/env bash
# Fetches the Bicep compiler by NuGet and prints where it is. It needs the .NET SDK; Azure's own tools are not needed.
set -euo pipefail
version=0.49.2
package=Azure.Bicep.CommandLine.linux-x64
cache="${XDG_CACHE_HOME:-$HOME/.cache}/so-what"
bicep="$cache/${package,,}/$version/tools/bicep"
if [ ! -e "$bicep" ]; then
  project=$(mktemp -d)
  trap 'rm -rf "$project"' EXIT
  cat > "$project/fetch.csproj" << EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageDownload Include="$package" Version="[$version]" /></ItemGroup>
</Project>
EOF
  dotnet restore "$project" --packages "$cache" >&2
fi
chmod +x "$bicep"
echo "$bicep"
