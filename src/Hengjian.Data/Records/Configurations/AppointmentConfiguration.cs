using Hengjian.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class AppointmentConfiguration : IEntityTypeConfiguration<AppointmentRecord>
{
    public void Configure(EntityTypeBuilder<AppointmentRecord> builder)
    {
        builder.ToTable("appointments");
        builder.Property(r => r.EndedWhy).HasMaxLength(400);
        builder.Property(r => r.DeclinedBy).HasMaxLength(40);
        builder.Property(r => r.DeclinedWhy).HasMaxLength(400).HasDefaultValue("");
        builder.HasIndex(r => new { r.PostId, r.To });
        builder.HasIndex(r => new { r.PersonId, r.To });
        builder.HasOne<PersonRecord>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PostRecord>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Restrict);
    }
}
