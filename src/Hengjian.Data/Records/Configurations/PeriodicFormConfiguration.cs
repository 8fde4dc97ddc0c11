using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PeriodicFormConfiguration : IEntityTypeConfiguration<PeriodicFormRecord>
{
    public void Configure(EntityTypeBuilder<PeriodicFormRecord> builder)
    {
        builder.ToTable("periodic_forms");
        builder.Property(r => r.Code).HasMaxLength(60);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Cadence).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => new { r.Code, r.RegionCode, r.Version }).IsUnique();
    }
}
