import { HttpClient, provideHttpClient } from '@angular/common/http';
import { Component, inject, provideZonelessChangeDetection, signal } from '@angular/core';
import { Title, bootstrapApplication } from '@angular/platform-browser';

interface Section {
  heading: string;
  html: string;
}

interface LegalDocument {
  title: string;
  introduction: string;
  sections: Section[];
}

@Component({
  selector: 'app-root',
  template: `
    <header><a href="/">Harrow Gate Insurance</a> <a href="/claims">Claims</a></header>
    @if (shown(); as document) {
      <main>
        <h1>{{ document.title }}</h1>
        <div [innerHTML]="document.introduction"></div>
        @for (section of document.sections; track section.heading) {
          <section>
            <h2>{{ section.heading }}</h2>
            <div [innerHTML]="section.html"></div>
          </section>
        }
      </main>
    } @else {
      <div class="spinner" aria-busy="true"></div>
    }
  `,
})
class App {
  readonly shown = signal<LegalDocument | null>(null);

  constructor() {
    const title = inject(Title);
    inject(HttpClient)
      .get<LegalDocument>('/assets/legal/privacy.json')
      .subscribe((found) => {
        title.setTitle(`${found.title} | Harrow Gate Insurance`);
        this.shown.set(found);
      });
  }
}

bootstrapApplication(App, { providers: [provideHttpClient(), provideZonelessChangeDetection()] });
